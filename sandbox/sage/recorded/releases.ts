import { RELEASES, type Behaviour, type Release } from '../books/behaviour';
import type { Resource } from '../resource';
import { narrowed, type Shape } from '../shapes/shape';

/** From the change logs of the official descriptions: which release brought a field. Names are patterns; `path` leaves only that list. */
const NEWER_FIELDS: ReadonlyArray<{ readonly since: Release; readonly field: RegExp; readonly path?: RegExp }> = [
	{ since: '2022R2', field: /^record_tracking_on_despatch$/, path: /^sop_settings$/ },
	{ since: '2022R2', field: /^sop_order_line_(type_id|item_code|item_description)$/, path: /^sop_order_despatch_line_views$/ },
	{
		since: '2022R2',
		field: /^(sop_despatch_(courier_name|consignment_no|incoterm|export_reason|pieces|weight|notes)|sys_courier_tracking_url)$/,
		path: /^sop_order_despatch_line_views$/,
	},
	{ since: '2022R2', field: /^status$/, path: /warehouse_holdings$/ },
	{
		since: '2023R1',
		field: /^(accounting_period_id|financial_year_id|financial_year_start_date|year_relative_to_current_year)$/,
		path: /nominal_transaction_enquiry_views$/,
	},
	{ since: '2023R2', field: /^spare_(text|number|date|bool)_\d+$/ },
	{ since: '2024R1', field: /^(despatch_receipt|invoice_credit|cancelled)_status$/, path: /^(customers\/:parentId\/)?sop_orders(_new)?$/ },
];

/** Marked "Professional only" in the descriptions; analysis codes 6 to 20 by their texts. */
const ONLY_PROFESSIONAL = [
	/analysis_code_([6-9]|1\d|20)$/,
	/^use_for_sales_trading$/,
	/^traceable_type(_id)?$/,
	/^confirmation_intent_type$/,
];

const isBefore = (release: Release, since: Release): boolean => RELEASES.indexOf(release) < RELEASES.indexOf(since);

/** Whether the site is too old for the address. */
export const lacksAddress = ({ release }: Behaviour, { since }: Resource): boolean => since !== undefined && isBefore(release, since);

const cache = new WeakMap<Shape, Map<string, Shape>>();

/** The shape without the fields that the site's release and edition lack at this address. */
export function shapeAt({ path }: Resource, given: Shape, { release, edition }: Behaviour): Shape {
	if (release === RELEASES.at(-1) && edition === 'professional') return given;
	const known = cache.get(given) ?? new Map<string, Shape>();
	cache.set(given, known);
	const key = `${path} ${release} ${edition}`;
	const found = known.get(key) ?? narrowed(given, isGoneAt(path, release, edition));
	known.set(key, found);
	return found;
}

/** Fields of one list's top are gone there only; the others are gone in children too. */
function isGoneAt(path: string, release: Release, edition: Behaviour['edition']): (name: string, isTop: boolean) => boolean {
	const newer = NEWER_FIELDS.filter((each) => isBefore(release, each.since));
	const lacked = edition === 'standard' ? ONLY_PROFESSIONAL : [];
	return (name, isTop) =>
		lacked.some((field) => field.test(name)) ||
		newer.some((each) => each.field.test(name) && (each.path === undefined || (isTop && each.path.test(path))));
}
