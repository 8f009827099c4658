import type { MappedSku } from '../../../nodes/domain/order/skuMap';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import { readOrderDecisions } from '../../../nodes/domain/settlement/desk/orderDecisions';
import { readOrderMoney } from '../../../nodes/domain/settlement/desk/orderMoney';
import type { FoundFacts } from '../../../nodes/domain/settlement/known/known';
import { readFacts } from '../../../nodes/domain/settlement/known/readFacts';
import { SETTLEMENT } from '../form/fileText';
import type { OrderLine, Scenario } from '../form/scenario.types';
import { ROLES, type RoleName } from '../form/vocabulary';
import { decimal, orderId, sum } from '../form/values';

type TaxCodes = BridgeSettings['taxCodes'];

/** Sage's id of a tax code, other than its number. */
const idOf = (code: number): number => 70_000 + code;

const taxCodeId = (taxCodes: TaxCodes, role: RoleName): number => idOf(taxCodes[ROLES[role].role].code);

/** What is known besides the file, read from rows as the nodes and the tables put them out. */
export function foundFacts(scenario: Scenario, { taxCodes }: BridgeSettings): FoundFacts {
	const { money, unreadable } = readOrderMoney(scenario.orderMoney.map(orderMoneyRow));
	const { decisions, unusable } = readOrderDecisions(scenario.decisions.map(decisionRow));
	if (unreadable.length + unusable.length > 0) throw new Error('The rows of order money and of decisions cannot be read.');
	return {
		...readFacts({
			orders: orderRows(scenario.ordersInSage, taxCodes),
			credits: scenario.credits.map(creditRow),
			taxCodes: Object.values(taxCodes).map(({ code, name }) => ({ id: idOf(code), code, name })),
			products: scenario.products.map(({ sku, code }) => ({ code: sku, tax_code_id: taxCodeId(taxCodes, code as RoleName) })),
			amazonOrders: scenario.amazonOrders.map(amazonOrderRow),
			...(scenario.periods.length > 0 && { periods: scenario.periods.map(periodRow) }),
		}),
		skuMap: scenario.skuMap.map(mappedSku),
		orderMoney: money,
		decisions,
	};
}

type Cells = Readonly<Record<string, string>>;

/** As Sage says it of every ledger. */
const periodRow = ({ start, end, status }: Cells) => {
	const says = status === 'closed' ? 'Unacceptable' : 'Normal';
	return {
		period_start_date: `${start}T00:00:00Z`,
		period_end_date: `${end}T00:00:00Z`,
		sales: says,
		purchase: says,
		cashbook: says,
	};
};

const STATUS: Readonly<Record<string, string>> = {
	live: 'EnumDocumentStatusLive',
	'on hold': 'EnumDocumentStatusOnHold',
	cancelled: 'EnumDocumentStatusCancelled',
};

const LINE_TYPES: Readonly<Record<OrderLine['what'], string>> = {
	goods: 'EnumLineTypeStandard',
	delivery: 'EnumLineTypeCharge',
	'gift wrap': 'EnumLineTypeFreeText',
};

function orderRows(all: readonly OrderLine[], taxCodes: TaxCodes) {
	const numbers = [...new Set(all.map(({ number }) => number))];
	return numbers.map((number) => {
		const lines = all.filter((line) => line.number === number);
		const [{ order, status }] = lines;
		return {
			document_no: number,
			customer_document_no: order,
			document_status: STATUS[status] ?? status,
			total_net_value: decimal(sum(lines.map(({ net }) => net))),
			total_tax_value: decimal(sum(lines.map(({ tax }) => tax))),
			lines: lines.map(({ sku, what, units, net, tax, code }) => ({
				line_type: LINE_TYPES[what],
				code: what === 'goods' ? sku : '',
				tax_code_id: taxCodeId(taxCodes, code),
				line_quantity: units,
				line_total_value: decimal(net),
				line_tax_value: decimal(tax),
			})),
		};
	});
}

const creditRow = ({ order, source, number, amount, date, reference }: Cells, index: number) => {
	const isOurs = reference === 'ours';
	return {
		amazon_order_id: orderId(order),
		source,
		document_no: number,
		reference: isOurs ? '10101010101' : '',
		second_reference: isOurs ? `${orderId(order).replaceAll('-', '')}C${index}0` : '',
		transaction_date: date,
		gross_value: amount,
		may_be_same_as: [],
	};
};

const amazonOrderRow = (row: Cells) => ({
	orderId: orderId(row.order),
	createdTime: row.created ? `${row.created}T10:00:00Z` : '',
	shipTo: row['ship to'] ?? '',
	shipFrom: row['ship from'] ?? '',
	carrier: row.carrier ?? '',
	units: row.units || 0,
});

const mappedSku = (row: Cells): MappedSku => ({
	sellerSku: row.sku,
	stockCode: row['stock code'],
	factor: Number(row.factor || '1'),
	priceShare: 10_000,
	row: 'row 1',
});

const CREDITED: Cells = { ours: 'us', 'by hand': 'byHand', waiting: 'waiting' };

const orderMoneyRow = ({ order, settlement, settled, refunded, units, credited }: Cells) => ({
	orderId: orderId(order),
	settlementId: settlement,
	series: 'GBP',
	currency: 'GBP',
	period: '2026-09',
	settled,
	refunded,
	units: units || '0',
	stockUnits: units || '0',
	credited: CREDITED[credited ?? ''] ?? '',
});

const decisionRow = ({ order, answer, vat, amount }: Cells) => ({
	orderId: orderId(order),
	// An amount is decided for one settlement only.
	settlementId: amount ? SETTLEMENT : '',
	answer: answer === 'payment only' ? 'paymentOnly' : answer,
	treatment: vat ? ROLES[vat as RoleName].role : '',
	amount: amount ?? '',
	decidedBy: 'Jane Doe',
});
