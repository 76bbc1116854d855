"""What can be read and still will not do what its author means: each remark a warning at its place."""

from game.pack.lint.remarks import remark, remark_rulebook, remark_texts

__all__ = ["remark", "remark_rulebook", "remark_texts"]
