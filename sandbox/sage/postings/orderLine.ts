import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { need, needNominal, needTaxCode, type TraderRecord, type NominalRecord, type TaxCodeRecord } from '../books/masters';
import { COLLECTION } from '../books/names';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { checkWords, refuseUnsimulated, type Words } from './context';
import { priceLine } from './price';
import { termsOfLine, unitsOfLine } from './siteRules';

export type LineType = 'EnumLineTypeStandard' | 'EnumLineTypeFreeText' | 'EnumLineTypeCharge' | 'EnumLineTypeComment';

type ProductRecord = StoredRecord & { code: string; name: string; allow_sales_order: boolean; tax_code_id: number };
type ChargeRecord = StoredRecord & { code: string; name: string; nominal_code_id: number; tax_code_id: number };

/** Fields by line type: "Can only be set for lines of type ..." in the field texts of sop.json. */
const STANDARD: LineType[] = ['EnumLineTypeStandard'];
const GOODS: LineType[] = ['EnumLineTypeStandard', 'EnumLineTypeFreeText'];
const PRICED: LineType[] = ['EnumLineTypeStandard', 'EnumLineTypeFreeText', 'EnumLineTypeCharge'];
const ONLY_ON: Readonly<Record<string, readonly LineType[]>> = {
	product_id: STANDARD,
	warehouse_id: STANDARD,
	to_allocate_quantity: STANDARD,
	fulfilment_method: STANDARD,
	retain_manual_prices: STANDARD,
	selling_unit_price_overridden: STANDARD,
	unit_discount_overridden: STANDARD,
	mark_as_preferred: STANDARD,
	is_to_split_line: STANDARD,
	selling_unit_id: STANDARD,
	pricing_unit_id: STANDARD,
	pricing_unit_description: STANDARD,
	code: ['EnumLineTypeStandard', 'EnumLineTypeCharge'],
	// Public clients send 1 on a charge; see lineQuantity().
	line_quantity: PRICED,
	unit_discount_percent: GOODS,
	unit_discount_value: GOODS,
	discount_percent_specified: GOODS,
	discounted_unit_price: GOODS,
	requested_delivery_date: GOODS,
	promised_delivery_date: GOODS,
	picking_list_comment: GOODS,
	despatch_note_comment: GOODS,
	confirmation_intent_type: GOODS,
	selling_unit_description: ['EnumLineTypeFreeText'],
	selling_unit_price: PRICED,
	tax_code_id: PRICED,
	nominal_reference: PRICED,
	nominal_cost_centre: PRICED,
	nominal_department: PRICED,
	cost_price: PRICED,
	show_on_customer_docs: ['EnumLineTypeComment'],
	show_on_picking_list_type: ['EnumLineTypeComment'],
};
const LINE_TYPES = new Set<unknown>([...PRICED, 'EnumLineTypeComment']);

/** Display of comment lines as recorded; intents as sop.json words them. */
const LINE_WORDS: Words = {
	show_on_picking_list_type: ['DoNotShow', 'Show', 'ShowButExclude'],
	confirmation_intent_type: ['ConfirmOnDespatch', 'Confirm'],
};

/** Split lines do not exist in the sandbox; allocation goes by `to_allocate_quantity`. */
const NOT_SIMULATED = ['is_to_split_line', 'allocated_quantity', 'discounted_unit_price'];
/** Only when an order is changed. */
const OF_CHANGES = ['create_cancelled_line', 'is_to_delete'];

/** One unit, in the fifth decimal. */
const ONE = 100_000;

/** Checks a new line by its type and works it out: net and tax in pence. */
export function readOrderLine(parts: SandboxParts, line: Row, customer: TraderRecord, pricesIncludeTax: boolean, path: string): Row {
	checkFields(line, path);
	refuseUnsimulated(line, OF_CHANGES);
	return workOut(parts, line, customer, pricesIncludeTax, path);
}

/** Checks what a request says of a line: its type, and only fields that the type has. */
export function checkFields(line: Row, path: string): void {
	const type = line.line_type as LineType;
	if (!LINE_TYPES.has(type)) refuse(`'${path}.line_type' is not a line type.`);
	for (const [name, types] of Object.entries(ONLY_ON)) {
		if (line[name] !== undefined && !types.includes(type)) refuse(`'${path}.${name}' cannot be set on a line of type ${type}.`);
	}
	checkWords(line, LINE_WORDS, `${path}.`);
	refuseUnsimulated(line, NOT_SIMULATED);
}

/** Fills in defaults and money of a line, new or changed. */
export function workOut(parts: SandboxParts, line: Row, customer: TraderRecord, pricesIncludeTax: boolean, path: string): Row {
	switch (line.line_type as LineType) {
		case 'EnumLineTypeStandard':
			return priced(parts, line, standardDefaults(parts, line, customer, path), pricesIncludeTax, path);
		case 'EnumLineTypeFreeText':
			if (!line.description) refuse(`'${path}.description' is required.`);
			return priced(parts, line, customerDefaults(customer), pricesIncludeTax, path);
		case 'EnumLineTypeCharge':
			return priced(parts, line, chargeDefaults(parts, line, path), pricesIncludeTax, path);
		case 'EnumLineTypeComment':
			if (!line.description) refuse(`'${path}.description' is required.`);
			return { ...line, line_tax_value: 0, line_total_value: 0 };
	}
}

/** What a line takes over from its stock item, charge or customer where it says nothing itself. */
interface Defaults {
	readonly fields: Row;
	readonly product?: Row;
	readonly taxCodeId: number;
	readonly nominalCode: string;
}

function standardDefaults(parts: SandboxParts, line: Row, customer: TraderRecord, path: string): Defaults {
	if (line.product_id === undefined) refuse(`'${path}.product_id' is required.`);
	if (line.warehouse_id === undefined) refuse(`'${path}.warehouse_id' is required.`);
	const product = need<ProductRecord>(parts, COLLECTION.product, line.product_id, `${path}.product_id`);
	need(parts, COLLECTION.warehouse, line.warehouse_id, `${path}.warehouse_id`);
	if (!product.allow_sales_order) refuse(`The product ${product.code} is not for sales orders.`);
	if (line.code !== undefined && line.code !== product.code) refuse(`'${path}.code' is not the code of the product.`);
	// The stock item's own text stays unless `use_description` says otherwise.
	const description = line.use_description === true && line.description !== undefined ? line.description : product.name;
	return {
		fields: { code: product.code, description },
		product: product as Row,
		taxCodeId: product.tax_code_id,
		nominalCode: customer.default_nominal_code_reference,
	};
}

const customerDefaults = (customer: TraderRecord): Defaults => ({
	fields: {},
	taxCodeId: customer.default_tax_code_id,
	nominalCode: customer.default_nominal_code_reference,
});

/** A charge is named by its code, or else by its name as description. */
function chargeDefaults(parts: SandboxParts, line: Row, path: string): Defaults {
	if (!line.code && !line.description) refuse(`'${path}' needs a code or a description.`);
	const charges = parts.store.all<ChargeRecord>(COLLECTION.charge);
	const charge = charges.find((each) => (line.code ? each.code === line.code : each.name === line.description));
	if (!charge) return refuse(`'${path}': there is no such additional charge.`);
	const nominal = parts.store.get<NominalRecord>(COLLECTION.nominalCode, charge.nominal_code_id)!;
	return {
		fields: { code: charge.code, description: line.description ?? charge.name },
		taxCodeId: charge.tax_code_id,
		nominalCode: nominal.reference,
	};
}

function priced(parts: SandboxParts, line: Row, defaults: Defaults, pricesIncludeTax: boolean, path: string): Row {
	const taxCode: TaxCodeRecord = needTaxCode(parts, line.tax_code_id ?? defaults.taxCodeId, `${path}.tax_code_id`);
	const nominal = needNominal(
		parts,
		line.nominal_reference ?? defaults.nominalCode,
		line.nominal_cost_centre ?? '',
		line.nominal_department ?? '',
		`${path}.nominal_reference`,
	);
	if (line.selling_unit_price === undefined) refuse(`The sandbox has no price lists: '${path}.selling_unit_price' is required.`);
	const quantity = lineQuantity(line, path);
	const { unitPrice, ...discount } = termsOfLine(parts, line);
	const { net, tax } = priceLine({ quantity, unitPrice, discount, rate: taxCode.tax_rate, pricesIncludeTax });
	return {
		...line,
		...defaults.fields,
		...(defaults.product && unitsOfLine(defaults.product, line, quantity, path)),
		selling_unit_price: unitPrice,
		line_quantity: quantity,
		tax_code_id: taxCode.id,
		nominal_reference: nominal.reference,
		nominal_cost_centre: nominal.cost_centre_code,
		nominal_department: nominal.department_code,
		line_tax_value: tax,
		// Whether the line's total includes tax is not documented; net here.
		line_total_value: net,
	};
}

function lineQuantity(line: Row, path: string): number {
	const given = line.line_quantity as number | undefined;
	if (line.line_type === 'EnumLineTypeCharge') {
		if (given !== undefined && given !== ONE) refuse(`'${path}.line_quantity' cannot be set on a charge.`);
		return ONE;
	}
	if (given === undefined) return refuse(`'${path}.line_quantity' is required.`);
	return given > 0 ? given : refuse(`'${path}.line_quantity' must be greater than zero.`);
}
