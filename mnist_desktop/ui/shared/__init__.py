"""What more than one tab needs: theme, icons, forms, plots, pictures."""
