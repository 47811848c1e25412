"""What the command line starts: JupyterLab on a work folder, its kernel, and the self-test."""
