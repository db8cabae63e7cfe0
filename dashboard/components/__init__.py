"""What pages are arranged from; every widget reads the view and writes the address."""
