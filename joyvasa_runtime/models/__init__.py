"""Model packs and the sessions that run their networks. No sound, no pictures and no motion here."""
