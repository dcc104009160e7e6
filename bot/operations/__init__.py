"""What whoever runs the bot needs: manifest, health."""
