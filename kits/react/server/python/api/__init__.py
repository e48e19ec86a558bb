"""What the app answers, by address."""
