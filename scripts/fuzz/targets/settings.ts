import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import { SETTINGS } from '../corpus/settings';
import { mutatedOneOf } from '../json';
import { target } from '../target';

type Rows = Parameters<typeof readBridgeSettings>[0];

/** The client's settings: they are read, or refused with every fault. The node gives a list of objects, so anything else is left out here. */
export const settings = target({
	name: 'settings',
	draw: (chance) => mutatedOneOf(chance, SETTINGS),
	read: (given: unknown) => {
		const rows = Array.isArray(given) ? given.filter((row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row)) : [];
		readBridgeSettings(rows as unknown as Rows);
	},
});
