"""What ``notebooks/beleidscyclus/fase_5_uitvoering`` shows."""
