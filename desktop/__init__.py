"""The two faces of the app: the Qt window and the command line."""
