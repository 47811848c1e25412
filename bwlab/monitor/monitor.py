"""The questions one asks the figures: a verb, and a tidy frame comes back."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
import pandas as pd

from bwlab.catalogue import Catalogue, Indicator
from bwlab.method.trend import LEVEL, MINIMUM, WINDOW
from bwlab.monitor.asked import Group, Name, Names, check_years, each_of, name_of
from bwlab.monitor.gaps import Gaps, missing_frame
from bwlab.monitor.peers import Groups
from bwlab.monitor.standings import position_frame, ranking_frame
from bwlab.monitor.tracks import coverage_frame, series_frame, trend_frame
from bwlab.regions import Region, Regions
from bwlab.sources.cube import Cube
from bwlab.sources.snapshot import Snapshot


class Monitor:
    """One edition of the figures, and the questions to it.

    Wherever a municipality is asked for, a code, any name or a `Region` will do; wherever an indicator
    is, its code or name. Names that do not exist raise the errors of `bwlab.errors` with the nearest.

    Attributes
    ----------
    snapshot : Snapshot
    catalogue : Catalogue
    regions : Regions
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.catalogue = Catalogue(snapshot.indicators)
        self.regions = Regions(snapshot.regions, snapshot.aliases, snapshot.mergers)

    @property
    def edition(self) -> str:
        """The edition of the figures ("2026.1")."""
        return self.snapshot.edition

    @functools.cached_property
    def _cube(self) -> Cube:
        codes = [each.code for each in self.regions]
        return Cube(self.snapshot.observations, self.catalogue.codes, codes)

    @functools.cached_property
    def _groups(self) -> Groups:
        return Groups(self.regions, self.snapshot.neighbours)

    @functools.cached_property
    def _gaps(self) -> Gaps:
        return Gaps(self.snapshot.gaps)

    def values(
        self,
        region: Names | None = None,
        indicator: str | Iterable[str] | None = None,
        years: int | Iterable[int] | None = None,
    ) -> pd.DataFrame:
        """The observations, as they are.

        Parameters
        ----------
        region, indicator, years : optional
            One or more; by default all. Also the code of a province or the country ("NL01"), which a
            few indicators have; these only when asked for.

        Returns
        -------
        DataFrame
            region, indicator, origin (str), year (int), value (float, unit of the indicator),
            provisional (bool); no rows for blanks.

        Raises
        ------
        UnknownRegionError, UnknownIndicatorError, UnknownYearError
        """
        table = self.snapshot.observations
        codes = [each.code for each in self.regions] if region is None else self._codes(region)
        kept = table["region"].isin(codes)
        if indicator is not None:
            kept &= table["indicator"].isin([self.catalogue[code].code for code in each_of(indicator)])
        if years is not None:
            wanted = [years] if isinstance(years, (int, np.integer)) else list(years)
            there = table.loc[kept, "year"] if indicator is not None else table["year"]
            check_years(wanted, there.unique().tolist())
            kept &= table["year"].isin(wanted)
        text = dict.fromkeys(("region", "indicator", "origin"), "str")
        return table[kept].astype({**text, "year": "int64"}).reset_index(drop=True)

    def series(self, indicator: str) -> pd.DataFrame:
        """One indicator over the years for all municipalities, cut where the series breaks.

        Returns
        -------
        DataFrame
            region, label, year, value, origin, provisional, and ``segment`` (int): 0 before the first
            break, then 1, 2 …; a line must not cross from one to the next.
        """
        known = self.catalogue[indicator]
        return series_frame(self.values(indicator=known.code), self.regions, known)

    def table(self, indicator: str, final: bool = False) -> pd.DataFrame:
        """One indicator as a table, for the functions of `bwlab.method`.

        Parameters
        ----------
        indicator : str
        final : bool
            Leave provisional figures out.

        Returns
        -------
        DataFrame
            A row a municipality (code; all of them), a column a year in which anyone has a figure (int);
            values in the unit of the indicator, NaN where there is none.
        """
        known = self.catalogue[indicator]
        values, years = self._cube.table(self._cube.indicator(known.code), final)
        return pd.DataFrame(values, index=[each.code for each in self.regions], columns=years)

    def position(
        self, region: Name, peers: Group = None, indicators: str | Iterable[str] | None = None
    ) -> pd.DataFrame:
        """Where a municipality stands in a group, each indicator in its own latest year.

        Parameters
        ----------
        region : str or Region
        peers, indicators : optional
            The others in the group: a frame of `peers`, or any municipalities; by default all. By
            default the indicators of the foto; ``catalogue.finance`` for municipal finance.

        Returns
        -------
        DataFrame
            One row an indicator, in order of theme:

            * region, indicator, name, theme, dimension, direction, unit_short, decimals
            * year (Int64), value, origin, provisional: the own latest figure
            * rank (Int64, 1 = most favourable; direction 0: 1 = highest), tied, n (values in the group
              that year, own included), size (of the group, own included)
            * quartile (Int64, 1 to 4; NA if neutral or n < 4), place (0 to 1, ties at the mean)
            * place_all, n_all: the same among all municipalities
            * median (of the group), distance (value - median), in the unit of the indicator
            * missing (reason or ""), why (Dutch sentence or "")
            * newest_year (Int64): the last year in which any municipality has this figure

            Without a figure: year, value, rank, place and quartile are NA, and n, n_all and median are
            those of ``newest_year``. ``attrs["group"]`` names the group.
        """
        own = self.regions.find(region)
        group = self._group(peers, own)
        frame = position_frame(self._cube, self._gaps, own.code, group, self._or_foto(indicators))
        frame.attrs["group"] = name_of(peers)
        return frame

    def ranking(
        self, indicator: str, year: int | None = None, peers: Group = None, region: Name | None = None
    ) -> pd.DataFrame:
        """All municipalities with a figure, the most favourable first (direction 0: the highest).

        Parameters
        ----------
        indicator : str
        year : int, optional
            By default the last year with figures.
        peers, region : optional
            Only this group, together with this municipality.

        Returns
        -------
        DataFrame
            region, label, value, origin, provisional, rank (int), tied (bool), place (0 to 1); equal
            values by code.
            ``attrs`` holds indicator, year and group.

        Raises
        ------
        UnknownYearError
        """
        known = self.catalogue[indicator]
        there = self._cube.years_of(self._cube.indicator(known.code))
        year = there[-1] if year is None and there else year
        check_years([year], there)
        group = self._group(peers, None if region is None else self.regions.find(region))
        frame = ranking_frame(self._cube, self.regions, group, known, year)
        frame.attrs.update(indicator=known.code, year=year, group=name_of(peers))
        return frame

    def trend(
        self,
        region: Name,
        indicators: str | Iterable[str] | None = None,
        *,
        window: int = WINDOW,
        minimum: int = MINIMUM,
        level: float = LEVEL,
    ) -> pd.DataFrame:
        """Whether figures rise or fall: our own reconstruction, see `bwlab.method.trend`.

        The window ends in the last year any municipality has a figure, so that it is the same for all.

        Parameters
        ----------
        region, indicators
            As for `position`.
        window, minimum, level : int, int, float
            Years in the window, points needed after its last break, and level of the interval.

        Returns
        -------
        DataFrame
            indicator, name, first_year, last_year (Int64), points (int), slope, low, high (unit a
            year), direction ("stijgt", "daalt", "geen duidelijke richting", "nog geen oordeel"),
            welfare (Int64: 1 more favourable, -1 less, 0 no direction, NA no judgement or neutral),
            why (Dutch: what it rests on, or why there is no judgement).
        """
        own = self.regions.find(region).code
        return trend_frame(self._cube, own, self._or_foto(indicators), window, minimum, level)

    def coverage(self) -> pd.DataFrame:
        """How much there is of each indicator.

        Returns
        -------
        DataFrame
            indicator, name, theme, dimension, in_foto (bool), first_year, newest_year (Int64), years
            (with figures), n (municipalities with a figure in the newest year), n_ever, size (all
            municipalities), recovered (share of all its figures that is recovered).
        """
        return coverage_frame(self._cube, list(self.catalogue))

    def missing(self, region: Name) -> pd.DataFrame:
        """What there is no figure of at all, and why as far as we know.

        Returns
        -------
        DataFrame
            indicator, name, theme, in_foto (bool), reason, why (Dutch sentence).
        """
        return missing_frame(self._cube, self._gaps, self.regions.find(region).code, list(self.catalogue))

    def peers(
        self, region: Name, by: str = "alike", k: int = 20, chosen: Iterable[Name] | None = None
    ) -> pd.DataFrame:
        """A group to compare with, the most alike first.

        Parameters
        ----------
        region : str or Region
        by : {"alike", "corop", "province", "neighbours", "chosen"}
            ``alike``: the ``k`` nearest in the logarithm of population and in urbanisation, each in
            standard deviations. Where urbanisation is not known, own population alone counts; as
            candidates such municipalities are left out.
        k : int
            Size of the group ``alike``.
        chosen : iterable, optional
            The municipalities chosen by hand; makes ``by`` "chosen".

        Returns
        -------
        DataFrame
            region, label, by, distance (as for ``alike``; NaN not known), population, urbanisation.
            ``attrs["sentence"]`` names the group, ``attrs["why"]`` says why it is empty.
        """
        return self._groups.around(self.regions.find(region), by, k, chosen)

    def _group(self, peers: Group, own: Region | None) -> np.ndarray:
        """Positions on the axis of regions, each once."""
        if peers is None:
            return np.arange(len(self.regions))
        others = peers["region"] if isinstance(peers, pd.DataFrame) else each_of(peers)
        members = {self._cube.region(self.regions[code].code) for code in others}
        if own is not None:
            members.add(self._cube.region(own.code))
        return np.array(sorted(members), dtype=np.intp)

    def _or_foto(self, asked: str | Iterable[str] | None) -> list[Indicator]:
        codes = self.catalogue.foto if asked is None else each_of(asked)
        return [self.catalogue[code] for code in codes]

    def _codes(self, asked: Names) -> list[str]:
        """Codes of municipalities, and of a province or the country where exactly that code is asked for."""
        known = self.snapshot.observations["region"].cat.categories
        return [each if each in known else self.regions.find(each).code for each in each_of(asked)]
