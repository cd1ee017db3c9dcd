"""Bytes to domain objects and back: TOML, CSV, Excel, JSON, radar, Word, QR."""
