import type { IExecuteFunctions } from 'n8n-workflow';
import { exceptionOf } from '../domain/exceptions/kinds';
import type { Result } from '../domain/result';
import type { TableRefusal } from '../domain/settings/faults';
import type { NominalMapRow } from '../domain/settlement/catalogue/classify';
import { NOMINAL_MAP_TABLE, readNominalMap, type NominalTableRow } from '../domain/settlement/catalogue/nominalMap';
import { NOMINAL_MAP } from './fields';
import { exceptionItems, type BridgeItems } from './items';
import { readRows } from './parameters';
import { judgeSettings } from './settings';
import type { RunCache } from './runCache';

/** The client's nominal map, or everything that is wrong with it. Read once per run, from the first item. */
export const judgeNominalMap = (context: IExecuteFunctions, run: RunCache): Result<readonly NominalMapRow[], TableRefusal> =>
	run.once(NOMINAL_MAP.name, () => {
		const settings = judgeSettings(context, run);
		const series = settings.ok ? settings.value.series.map(({ key }) => key) : undefined;
		return readNominalMap(readRows<NominalTableRow>(context, NOMINAL_MAP, 0), { series });
	});

/** What an operation makes of an item while the map cannot be used: nothing, and one exception for finance, said with the first item. */
export function withUnusableMap({ kind, message, remedy, owner }: TableRefusal, itemIndex: number, now: string): BridgeItems {
	const exceptions = itemIndex > 0 ? [] : [exceptionOf(kind, { recordId: NOMINAL_MAP_TABLE, message, remedy, owner }, now)];
	return { ready: [], exceptions: exceptionItems(exceptions), leftAlone: ['not read, because the nominal map cannot be used'] };
}
