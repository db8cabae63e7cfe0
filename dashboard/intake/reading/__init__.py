"""What a file holds: bytes → sheets of raw cells, the table each stands for, typed values."""
