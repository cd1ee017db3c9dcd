"""What needs officers' attention: its page, and its sentences for pages and the command line."""
