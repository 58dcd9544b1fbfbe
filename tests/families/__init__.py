"""Invented report families with their gold: what an office would open together, and what it should see."""
