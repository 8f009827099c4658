import type { DocumentName } from './form/vocabulary';

/** A document as the bridge plans it, in codes of Sage; amounts are decimal strings. */
export interface WorkedDocument {
	readonly document: DocumentName;
	/** Amazon order id that its reference carries, or ''. */
	readonly order: string;
	readonly date: string;
	readonly account: string;
	readonly amount: string;
	readonly lines: ReadonlyArray<{ readonly nominal: string; readonly taxCode: number; readonly net: string; readonly tax: string }>;
}

export interface WorkedException {
	readonly kind: string;
	readonly holds: boolean;
	readonly order: string;
	readonly amount: string;
	/** Message and remedy. */
	readonly text: string;
}

/** A document that waits for a decision. */
export interface WorkedWaiting {
	readonly document: DocumentName;
	readonly order: string;
	readonly amount: string;
	/** VAT in it as Amazon's tax rows show it; '' when they show none. */
	readonly vat: string;
}

/** How the names of a scenario are written in the client's Sage. */
export interface Names {
	readonly nominal: (name: string) => string;
	readonly taxCode: (role: string) => number;
	readonly account: (name: string) => string;
}

/** What the bridge makes of a scenario. */
export interface Worked {
	readonly posts: boolean;
	readonly series: string;
	readonly documents: readonly WorkedDocument[];
	/** Balance that the clearing account must show afterwards. */
	readonly closing: string;
	readonly exceptions: readonly WorkedException[];
	readonly waiting: readonly WorkedWaiting[];
	/** Gross of provisional fees. */
	readonly provisional: string;
	readonly names: Names;
	/** Facts of the scenario that could not be handed on: each is a difference. */
	readonly notHandedOn: readonly string[];
}
