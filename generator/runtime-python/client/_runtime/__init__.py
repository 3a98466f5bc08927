"""What all clients have in common. Programs import nothing from here."""
