"""The server: one exercise, a facilitator and up to 24 seats in browsers, terminals and plain pages.

Everything runs in one asyncio process. ``hub`` holds the exercise and is the only place that asks the session;
``driver`` draws a Textual app for a client that is somewhere else; ``web`` is HTTP and the socket.
"""
