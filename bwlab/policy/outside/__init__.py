"""What goes over the border and who bears it: there is no figure of elsewhere, so proxies that say what they leave out, and questions."""
