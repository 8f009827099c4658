import { DateTime } from 'luxon';
import { COLLECTIONS, type LedgerEventRecord } from '../records';
import { FBA_PAUSE, type MadeReport, type ReportRequest, type ReportType } from './reportType';
import { writeTable } from './table';

const SPAIN = 'A1RKKUPIHCS9HS';

/** Columns in order, with the words of a Spanish account (only the header, event types and dispositions are translated). */
const COLUMNS: ReadonlyArray<readonly [english: string, spanish: string]> = [
	['Date', 'Fecha'],
	['FNSKU', 'FNSKU'],
	['ASIN', 'ASIN'],
	['MSKU', 'MSKU'],
	['Title', 'Título'],
	['Event Type', 'Tipo de evento'],
	['Reference ID', 'ID de referencia'],
	['Quantity', 'Cantidad'],
	['Fulfillment Center', 'Centro logístico'],
	['Disposition', 'Estado'],
	['Reason', 'Motivo'],
	['Country', 'País'],
	['Reconciled Quantity', 'Cantidad conciliada'],
	['Unreconciled Quantity', 'Cantidad sin conciliar'],
	['Date and Time', 'Fecha y hora'],
];
const SPANISH_VALUES: Readonly<Record<string, string>> = { Shipments: 'Envíos', SELLABLE: 'VENDIBLE' };

/** The file is ISO-8859-1 and all cells are quoted. One event type per request: a list of them finds nothing and gives an empty file. */
export const ledgerDetail: ReportType = { options: { eventType: null, FNSKU: null, MSKU: null, ASIN: null }, pause: FBA_PAUSE, make };

function make(request: ReportRequest): MadeReport {
	const { options } = request;
	const isList = options.eventType?.includes(',') ?? false;
	const events = request.store.all<LedgerEventRecord>(COLLECTIONS.ledger).filter((event) => isAsked(event, request));
	if (events.length === 0 && !isList) return { outcome: 'noData' };
	const spanish = request.marketplaceIds.includes(SPAIN);
	const rows = events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || a.id - b.id).map((event) => translate(toRow(event), spanish));
	return {
		outcome: 'document',
		text: writeTable(
			COLUMNS.map(([english, local]) => (spanish ? local : english)),
			rows,
			true,
		),
		charset: 'latin1',
	};
}

function isAsked(event: LedgerEventRecord, { options, start, end }: ReportRequest): boolean {
	const at = Date.parse(event.at);
	const is = (option: string, value: string): boolean => options[option] === undefined || options[option] === value;
	return (
		at >= start &&
		at <= end &&
		is('eventType', event.eventType) &&
		is('FNSKU', event.fnSku) &&
		is('MSKU', event.sku) &&
		is('ASIN', event.asin)
	);
}

function toRow(event: LedgerEventRecord): Record<string, string> {
	const local = DateTime.fromISO(event.at, { zone: 'Europe/London' });
	return {
		Date: local.toISODate() as string,
		FNSKU: event.fnSku,
		ASIN: event.asin,
		MSKU: event.sku,
		Title: event.title,
		'Event Type': event.eventType,
		'Reference ID': event.referenceId,
		Quantity: String(event.quantity),
		'Fulfillment Center': event.fulfillmentCenter,
		Disposition: event.disposition,
		Reason: event.reason,
		Country: event.country,
		'Reconciled Quantity': String(event.reconciled),
		'Unreconciled Quantity': String(event.unreconciled),
		'Date and Time': local.toFormat("yyyy-MM-dd'T'HH:mm:ssZZZ"),
	};
}

function translate(row: Record<string, string>, spanish: boolean): Record<string, string> {
	if (!spanish) return row;
	return Object.fromEntries(COLUMNS.map(([english, local]) => [local, SPANISH_VALUES[row[english]] ?? row[english]]));
}
