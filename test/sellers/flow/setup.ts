import { readSkuMap } from '../../../nodes/domain/order/skuMap';
import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import type { Result } from '../../../nodes/domain/result';
import type { NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { readNominalMap } from '../../../nodes/domain/settlement/catalogue/nominalMap';
import { DEMO_CODES } from '../../../sandbox/company/client';
import { settingsRows } from '../../../sandbox/demo/settings';
import { decimal } from '../shop/pence';
import { skuRows } from '../shop/sage';
import type { SellerKind } from '../shop/seller';
import { firstSettlementId, NEW_ROW_TYPE, OPENING_PENCE } from '../shop/shop';

function good<T>(read: Result<T, { readonly message: string }>): T {
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value;
}

const supplier = `${DEMO_CODES.suppliers.amazon.code} | ${DEMO_CODES.suppliers.amazon.name}`;

/** What a client sets up once, read by the readers that ship. */
export const setUp = (kind: SellerKind) => ({
	settings: good(
		readBridgeSettings(
			settingsRows({
				cutOver: '2026-01-05T00:00:00Z',
				beforeCutOver: kind.before === 'orders' ? 'orders' : 'summary | Jane Doe, 2026-01-02',
				'routes.FBA': 'summary',
				'vat.calculationSince': kind.calculatedSince === '' ? 'off' : kind.calculatedSince,
				'fees.labelCarriers': '* = standard',
				'series.GBP.openingReserve': decimal(OPENING_PENCE),
				'series.GBP.openingSettlementId': firstSettlementId(kind),
				'series.GBP.supplier': supplier,
			}),
		),
	),
	skuMap: good(
		readSkuMap(
			skuRows(kind),
			kind.products.map(({ stockCode }) => stockCode),
		),
	),
	nominalMap: map(ONCE),
});

const row = (
	[transactionType, amountType, amountDescription]: readonly string[],
	nominalCode: string,
	nature: string,
	vat: string,
): Readonly<Record<string, string>> => ({
	transactionType,
	amountType,
	amountDescription,
	nominalCode,
	nature,
	vat,
	costCentre: '',
	department: '',
	marketplace: '',
	series: '',
	validFrom: '',
	validUntil: '',
});

const OTHER = ['other-transaction', 'other-transaction'];

const ONCE = [
	row([...OTHER, 'Adjustment'], '6290', 'fee', 'standard'),
	row([...OTHER, 'A2ZGuaranteeRecovery'], '4900', 'reimbursement', ''),
	row([...OTHER, 'Amazon Capital Services'], '2300', 'balance', ''),
];

/** The map with the row by which a person answers for the new type. */
export const mapWithNewType = (): readonly NominalMapRow[] => map([...ONCE, row(NEW_ROW_TYPE, '6290', 'fee', 'standard')]);

const map = (rows: ReadonlyArray<Readonly<Record<string, string>>>): readonly NominalMapRow[] =>
	good(readNominalMap(rows as unknown as Parameters<typeof readNominalMap>[0]));
