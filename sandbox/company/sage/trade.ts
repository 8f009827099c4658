/** What the demo company has in Sage beside its books: stock, couriers. Every value is invented. */

/** Whole units per product and warehouse. */
export const STOCK = [
	{ code: 'KETTLE-17', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-24', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-28', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-28', warehouse: 'FBA', quantity: 120 },
	{ code: 'MUG-BLUE', warehouse: 'HOME', quantity: 500 },
	{ code: 'MUG-SAND', warehouse: 'HOME', quantity: 500 },
	{ code: 'MUG-SAND', warehouse: 'FBA', quantity: 120 },
	{ code: 'BOARD-OAK', warehouse: 'HOME', quantity: 500 },
	{ code: 'TOWEL-LIN', warehouse: 'HOME', quantity: 500 },
	{ code: 'SCALE-DIG', warehouse: 'HOME', quantity: 500 },
	{ code: 'SCALE-DIG', warehouse: 'FBA', quantity: 120 },
	{ code: 'BOOK-BREAD', warehouse: 'HOME', quantity: 500 },
	{ code: 'BOOK-SOUP', warehouse: 'HOME', quantity: 500 },
	{ code: 'BOOK-SOUP', warehouse: 'FBA', quantity: 120 },
] as const;

export const COURIERS = [
	{ id: 1, name: 'Royal Mail', website: '', tracking_url: '', is_default: true },
	{ id: 2, name: 'DPD', website: '', tracking_url: '', is_default: false },
	{ id: 3, name: 'Coastline Parcels', website: 'https://coastline.example', tracking_url: 'https://coastline.example/track/', is_default: false },
] as const;
