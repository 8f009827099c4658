import { negateMinor, toDecimal, type Minor } from '../money/money';
import { fbaSecondReference } from '../reference/reference';
import type { BridgeSettings } from '../settings/settings.types';
import type { Refusal } from '../result';
import { BY_HAND, namedEvent, type HeldEvent, type UnitChange } from './changes';
import { costText, unitCostOf, valueOf } from './cost';
import { decideMovement, MOVEMENT, movementHash, type Movement, type MovementVerdict, type UnitMove } from './decide';
import type { FbaFacts } from './facts';
import type { LedgerEvent } from './ledger';
import type { Lots } from './lots';
import type { MovementRow } from './movements';
import type { Place } from './reasons';
import { itemOf } from './sku';
import { valueChangeOf, valuePlan } from './value';

/** What comes of one change of units. */
export type Worked =
	| { readonly kind: 'refused'; readonly held: HeldEvent }
	| { readonly kind: 'waits'; readonly row: MovementRow; readonly message: string }
	/** Its units are counted, and it has no value. */
	| { readonly kind: 'nothing'; readonly row: MovementRow }
	| { readonly kind: 'whole'; readonly row: MovementRow; readonly movement: Movement; readonly verdict: MovementVerdict };

interface Given {
	readonly change: UnitChange;
	readonly row: MovementRow;
	readonly facts: Pick<FbaFacts, 'settings' | 'skuMap' | 'costs' | 'approvals'>;
	readonly events: readonly LedgerEvent[];
	readonly lots: Lots;
}

/** The units in Sage's terms, their value, and whether that may be posted. */
export function workOutChange({ change, row, facts, events, lots }: Given): Worked {
	const { event, units, from, to } = change;
	const refuse = (kind: Refusal['kind'], why: string, remedy: string): Worked => ({
		kind: 'refused',
		held: { event, refusal: { kind, message: `${namedEvent(event)}, ${change.words}: ${why}.`, remedy } },
	});
	const { settings, costs } = facts;
	const item = itemOf(event, facts.skuMap, events);
	if (!item.ok)
		return refuse(
			'fbaUnknownSku',
			item.refusal,
			`Give the SKU a row in the table Seller SKU map, with stock code and factor. Or: ${BY_HAND}`,
		);
	const { stockCode, factor } = item.value;
	const quantity = units * factor;
	const base = { ...row, stockCode, quantity: String(quantity), ...placesOf(from, to, settings) };
	const needsLots = from === 'lost';
	const taken = needsLots ? lots.take(stockCode, quantity) : undefined;
	if (needsLots && !taken) {
		if (lots.waitingFor(stockCode) > 0)
			return { kind: 'waits', row: base, message: 'Its loss is not posted yet; it follows once that is.' };
		return refuse(
			'fbaFoundWithoutLoss',
			`${quantity} of ${stockCode} came back, and fewer are written off as lost`,
			`They were lost before FBA adjustments began, or belonged to somebody else. ${BY_HAND}`,
		);
	}
	const cost = needsCost(change, settings) ? unitCostOf(stockCode, costs) : undefined;
	if (cost?.ok === false)
		return refuse(
			'fbaCostMissing',
			cost.refusal,
			`Give the stock item ${stockCode} its cost in Sage 200; the next run goes on. Or: ${BY_HAND}`,
		);
	const value = taken?.value ?? (cost ? valueOf(cost.value.cost, quantity) : undefined);
	return whole({ change, facts, base, value, costs: taken?.costs ?? (cost ? costText(cost.value.cost) : '') });
}

/** What is found has the cost of its loss, and what keeps its value needs none. A loss needs one for the day on which it is found. */
const needsCost = ({ from, to }: UnitChange, { fba }: BridgeSettings): boolean =>
	fba.value === 'provision' && from !== 'lost' && (to === 'lost' || valueChangeOf(from, to, fba.damagedValue) !== undefined);

function placesOf(from: Place, to: Place, { fba, orders }: BridgeSettings) {
	if (fba.units === 'stocktake') return { fromPlace: from, toPlace: to, fromWarehouse: '', toWarehouse: '' };
	const warehouse: Readonly<Record<Place, string>> = {
		sellable: orders.warehouses.FBA.code,
		unsellable: fba.warehouses.damaged.code,
		lost: fba.warehouses.lost.code,
		gone: fba.warehouses.gone.code,
	};
	return { fromPlace: from, toPlace: to, fromWarehouse: warehouse[from], toWarehouse: warehouse[to] };
}

const moveOf = ({ stockCode, fromWarehouse, toWarehouse, quantity }: MovementRow, event: LedgerEvent, date: string): UnitMove => ({
	stockCode,
	fromWarehouse,
	toWarehouse,
	quantity,
	date,
	reference: event.id,
	secondReference: fbaSecondReference('FBAMOVE', event.date.slice(0, 7)),
});

interface Whole {
	readonly change: UnitChange;
	readonly facts: Pick<FbaFacts, 'settings' | 'approvals'>;
	readonly base: MovementRow;
	readonly value: Minor | undefined;
	readonly costs: string;
}

function whole({ change, facts: { settings, approvals }, base, value, costs }: Whole): Worked {
	const { event, from, to, words } = change;
	const { fba, mode } = settings;
	const postOn = /^\d{4}-\d{2}-\d{2}$/.test(base.postOn) ? base.postOn : event.date;
	const valueChange = fba.value === 'provision' ? valueChangeOf(from, to, fba.damagedValue) : undefined;
	const narrative = `FBA ${words}: ${base.quantity} x ${base.stockCode} (${event.sku}, ${event.referenceId})`;
	const plan =
		valueChange && value !== undefined && value > 0
			? valuePlan({ eventId: event.id, date: event.date, postOn, change: valueChange, value, narrative }, settings)
			: null;
	const signed = value === undefined || !plan ? '' : toDecimal(valueChange?.sign === -1 ? negateMinor(value) : value);
	const account = plan && valueChange ? fba.nominals[valueChange.account].code : '';
	const row = { ...base, unitCost: costs, value: signed, currency: plan ? fba.currency : '', account };
	const movement: Movement = {
		move: fba.units === 'transfer' ? moveOf(base, event, postOn) : null,
		plan,
	};
	if (!movement.move && !plan) return { kind: 'nothing', row };
	const decided = { decisions: approvals, recordType: MOVEMENT, recordId: event.id, form: 'Approve an FBA movement' };
	return { kind: 'whole', row, movement, verdict: decideMovement(mode, row, movementHash(movement), decided) };
}
