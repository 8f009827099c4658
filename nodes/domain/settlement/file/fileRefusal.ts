import type { Refusal } from '../../result';

/** What can be wrong with a settlement file. */
export type FileFault = 'empty' | 'undecodable' | 'wrongReport' | 'missingColumns' | 'badRow' | 'undecidedNumber' | 'totalDisagrees';

/** Why a settlement file cannot be read; `detail` is the fault. */
export interface FileRefusal extends Refusal {
	readonly kind: 'settlementTotalDisagrees' | 'settlementUnreadable';
	readonly detail: FileFault;
}

/** A file that does not add up is a matter of finance, any other fault one of support. */
export const fileRefusal = (fault: FileFault, message: string, remedy: string): FileRefusal => ({
	kind: fault === 'totalDisagrees' ? 'settlementTotalDisagrees' : 'settlementUnreadable',
	message,
	remedy,
	detail: fault,
});
