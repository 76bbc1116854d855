"""What one seat may see: the only data a screen, a client or an export receives."""
