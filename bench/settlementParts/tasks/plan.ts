import { FoldedRows } from '../../../nodes/domain/settlement/fold/fold';
import { planSettlement } from '../../../nodes/domain/settlement/plan';
import { readStoredSettlement } from '../../../nodes/shared/settlementFile';
import { settingsWithSeries } from '../../../sandbox/demo/settings';
import { storage, STORED } from '../packed';

/** To a posting plan that is ready, as *Settlement: Plan* does it; that all orders are in Sage is assumed. */
export async function task(path: string): Promise<number> {
	const settings = settingsWithSeries({ openingReserve: '0.00' });
	const rows = new FoldedRows(settings, []);
	const reading = await readStoredSettlement(storage(path), STORED, () => (row) => rows.add(row));
	if (!reading.ok) throw new Error(reading.refusal.message);
	const { exceptions } = planSettlement({
		settlement: { ...reading.value, rows },
		settings,
		series: settings.series[0],
		nominalMap: [],
		ordersInSage: 'assumed',
		previous: null,
		now: '2026-09-18T09:00:00.000Z',
	});
	if (exceptions.length > 0) throw new Error(`The settlement is held: ${exceptions[0].message}`);
	return rows.count;
}
