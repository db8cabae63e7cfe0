"""What makes files we commit: demonstration data, geometry, typefaces."""
