"""What an author works with beside the check: new scenarios, pictures of a story, a preview while writing."""
