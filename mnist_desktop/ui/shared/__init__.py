"""What more than one room needs: theme, icons, forms, plots, pictures."""
