"""The dashboard, in layers that import inwards; see docs/architecture.md."""
