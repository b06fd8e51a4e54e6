touch -d '2025-06-01T00:00:00Z' a.png
