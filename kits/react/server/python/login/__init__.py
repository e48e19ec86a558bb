"""Passwords and how often they may be tried."""
