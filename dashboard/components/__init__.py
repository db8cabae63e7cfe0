"""What pages are arranged from; every part reads the edition and writes the address."""
