import type { IDataObject } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { resolveCodes, type Resolved } from '../door/directory';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { shownRecord, type ShownRecord, type Write } from '../door/write';
import { equals } from '../../transport/filter';
import { tooLong } from '../door/lengths';

/** What is written to a despatch note; what is left out stays as it is. */
export interface Tracking {
	readonly despatchNo: string;
	readonly courier?: string;
	readonly consignmentNo?: string;
	readonly pieces?: number;
	readonly notes?: string;
}

const FIELDS = ['id', 'despatch_no', 'despatch_date', 'courier_id', 'courier_name', 'consignment_no', 'pieces', 'notes'];

/**
 * `PUT /sop_despatch_receipts/{Id}` (sop.json; since 2022 R2): there already when the note shows what is to be written. Only what
 * differs is sent. Throws when Sage cannot be read.
 */
export async function prepareTracking(client: SageClient, cache: RunCache, tracking: Tracking): Promise<Posting<Write<ShownRecord>>> {
	const name = `Tracking of despatch note ${tracking.despatchNo}`;
	const long = tooLong('consignment number', tracking.consignmentNo, 60) ?? tooLong('notes text', tracking.notes, 256);
	if (long) return refused('textTooLong', `${name}: ${long}`, 'Shorten the text where it comes from.');
	const couriers = await resolveCodes(client, cache, 'couriers', tracking.courier ? [tracking.courier] : []);
	if (!couriers.ok) return couriers;
	const note = await findNote(client, tracking.despatchNo);
	if (!note.ok) return note;
	const wanted = trackingBody(tracking, couriers.value);
	if (Object.keys(wanted).length === 0)
		return refused(
			'orderDataMissing',
			`${name}: nothing is to be written`,
			'Add courier, consignment number, pieces or notes to this node.',
		);
	const id = note.value;
	const courierName = tracking.courier ? couriers.value.entryOf(tracking.courier).name : undefined;
	return done({
		name,
		key: `sop_despatch_receipts|${id}|${JSON.stringify(wanted)}`,
		method: 'PUT',
		path: `/sop_despatch_receipts/${id}`,
		body: wanted,
		look: async () => {
			const [row] = await listAll(client, '/sop_despatch_receipts', { filter: equals('id', id), select: FIELDS, orderBy: 'id asc' });
			return row && shows(row, wanted, courierName) ? [shownRecord(`despatch note ${tracking.despatchNo}`, tracking.despatchNo, row)] : [];
		},
	});
}

/** The id of the despatch note with that number. */
async function findNote(client: SageClient, despatchNo: string): Promise<Posting<number>> {
	const rows = await listAll(client, '/sop_despatch_receipts', {
		filter: equals('despatch_no', despatchNo),
		select: FIELDS,
		orderBy: 'id asc',
	});
	if (rows.length === 0)
		return refused('notFoundInSage', `Sage 200 has no despatch note ${despatchNo}`, 'Look the number up with Despatch: Get Lines.');
	if (rows.length > 1)
		return refused(
			'ambiguousCode',
			`Sage 200 has ${rows.length} despatch notes ${despatchNo}`,
			'Write the tracking of these notes in Sage 200.',
		);
	return done(Number(rows[0].id));
}

const trackingBody = ({ courier, consignmentNo, pieces, notes }: Tracking, couriers: Resolved): IDataObject => ({
	...(courier ? { courier_id: couriers.idOf(courier) } : {}),
	...(consignmentNo === undefined ? {} : { consignment_no: consignmentNo }),
	...(pieces === undefined ? {} : { pieces }),
	...(notes === undefined ? {} : { notes }),
});

/** `courier_id` is described for writing; where it is not read back, the name of the courier tells. */
function shows(row: IDataObject, wanted: IDataObject, courierName: unknown): boolean {
	return Object.entries(wanted).every(([field, value]) => {
		if (field === 'courier_id' && (row.courier_id === undefined || row.courier_id === null)) return row.courier_name === courierName;
		return String(row[field] ?? '') === String(value);
	});
}
