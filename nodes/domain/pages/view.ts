import { IANAZone } from 'luxon';
import { cell, type TableRow } from '../text/tableRow';

/** The moment of a page and the zone in which its times are shown. `now` is an ISO 8601 instant. */
export interface View {
	readonly now: string;
	readonly zone: string;
}

const USUAL_ZONE = 'Europe/London';

/** The zone of rows of *Bridge settings*, whatever else is wrong with them; London where they name none. */
export function zoneOf(settings: readonly TableRow[]): string {
	const named = settings.filter(({ key }) => cell(key) === 'timeZone').map(({ value }) => cell(value));
	return named.find((zone) => IANAZone.isValidZone(zone)) ?? USUAL_ZONE;
}
