"""``python -m game`` is ``startex``, also where no script is on the path."""

from game.cli import main

if __name__ == "__main__":
    main()
