import type { SeriesSettings } from '../settings/settings.types';
import type { PostedLink } from './chain';

/** How a settlement stands to one series. */
export interface Standing {
	readonly series: SeriesSettings;
	readonly how: 'follows' | 'opens' | 'opensPerhaps' | 'opensNot' | 'otherReserve' | 'later' | 'overlaps' | 'precedes';
	/** The posted settlement that it follows, overlaps or precedes; the last one where it comes later. */
	readonly link?: PostedLink;
}
