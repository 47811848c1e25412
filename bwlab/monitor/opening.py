"""The monitor on a data folder, and a municipality by its name."""

from __future__ import annotations

import functools
from pathlib import Path

from bwlab.monitor.asked import Name
from bwlab.monitor.monitor import Monitor
from bwlab.places import data_dir
from bwlab.regions import Region
from bwlab.sources.snapshot import open_snapshot


def open_monitor(folder: Path | str | None = None) -> Monitor:
    """The monitor on a data folder; opened once and then shared.

    Parameters
    ----------
    folder : path, optional
        By default the figures that travel with the package.

    Raises
    ------
    MissingFileError, DamagedFileError
        A file is not there or not what the manifest says; nothing was loaded.
    """
    return _opened((Path(folder) if folder is not None else data_dir()).resolve())


@functools.cache
def _opened(folder: Path) -> Monitor:
    return Monitor(open_snapshot(folder))


def find_region(name: Name) -> Region:
    """The municipality that answers to a name or code; see `Regions.find`."""
    return open_monitor().regions.find(name)
