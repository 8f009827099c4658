import { done, refused, type Result } from '../../result';
import { EncodingFinder, ReportDecoder, type TextProblem } from '../../text/decode';
import type { Settlement, SettlementFacts, SettlementRow } from '../settlement.types';
import { fileRefusal, type FileRefusal } from './fileRefusal';
import { LineScanner } from './lineScanner';
import { binaryFile, SIGNATURE_LENGTH } from './otherFiles';
import type { TakeRow } from './rowView';

/** The file has to be given once more, from its beginning. */
export const AGAIN = 'again';

/** What a file comes to: its facts, or what is wrong with it, in which line, and what to do. */
export type FileReading = Result<SettlementFacts, FileRefusal>;

/**
 * Reads a settlement in Amazon's Flat File V2 (`GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2`), already unpacked: tab-separated, no quoting,
 * columns by name, numbers and dates in the file's own format. The file goes through `push` in pieces of any size, each row is handed on as
 * it is met, and nothing is held.
 *
 * It is taken for UTF-8, as nearly every file is; only its last letter can show that it is not. Then `finish` gives `AGAIN`: what was taken
 * counts for nothing, the file is pushed a second time, and its rows go to a new taker in the encoding that was found. Else `finish` says
 * what only the whole file can tell: that its number format is certain, and that the rows add up to the header's total, to the penny.
 * Never throws on a bad file.
 */
export class SettlementReader {
	private readonly finder: EncodingFinder;
	private readonly head: number[] = [];
	private lines: LineScanner;
	/** Once the encoding is known to be another than UTF-8. */
	private transcoder: Transcoder | undefined;

	/** `begin` makes a taker of rows for each time that the file is read. `charset` is the one that the download named, if any. */
	constructor(
		private readonly begin: () => TakeRow,
		charset?: string,
	) {
		this.finder = new EncodingFinder(charset);
		this.lines = new LineScanner(begin());
	}

	push(bytes: Uint8Array): void {
		if (this.transcoder) return this.transcoder.push(bytes);
		for (const byte of bytes.subarray(0, Math.max(0, SIGNATURE_LENGTH - this.head.length))) this.head.push(byte);
		this.finder.push(bytes);
		// From the first byte that is no UTF-8 on, the rest only tells which encoding it is.
		if (this.finder.isUtf8) this.lines.push(bytes);
	}

	finish(): FileReading | typeof AGAIN {
		if (this.transcoder) return this.transcoder.finish();
		const binary = binaryFile(this.head);
		if (binary) return refused(binary);
		const found = this.finder.found();
		if (!found.ok) return refused(noText(found.refusal));
		if (found.value === 'utf-8' && this.finder.isUtf8) return this.lines.finish(found.value);
		this.transcoder = new Transcoder(found.value, new LineScanner(this.begin()));
		return AGAIN;
	}
}

/** Gives a file in another encoding to the scanner, which reads UTF-8. */
class Transcoder {
	private readonly decoder: ReportDecoder;
	private readonly encoder = new TextEncoder();
	private problem: FileRefusal | undefined;

	constructor(
		private readonly encoding: string,
		private readonly lines: LineScanner,
	) {
		this.decoder = new ReportDecoder(encoding);
	}

	push(bytes: Uint8Array): void {
		if (!this.problem) this.take(this.decoder.read(bytes));
	}

	finish(): FileReading {
		if (!this.problem) this.take(this.decoder.end());
		return this.problem ? refused(this.problem) : this.lines.finish(this.encoding);
	}

	private take(text: string | undefined): void {
		if (text === undefined) this.problem = noText(this.decoder.refusal().refusal);
		else this.lines.push(this.encoder.encode(text));
	}
}

const noText = ({ isEmpty, message, remedy }: TextProblem): FileRefusal => fileRefusal(isEmpty ? 'empty' : 'undecodable', message, remedy);

/** Reads a settlement that is in memory, as a whole or in pieces, handing on each row; see `SettlementReader`. */
export function scanSettlement(pieces: Iterable<Uint8Array>, begin: () => TakeRow, charset?: string): FileReading {
	const reader = new SettlementReader(begin, charset);
	let reading: FileReading | typeof AGAIN = AGAIN;
	while (reading === AGAIN) {
		for (const bytes of pieces) reader.push(bytes);
		reading = reader.finish();
	}
	return reading;
}

/** A settlement that is in memory, with all its rows. */
export function readSettlement(bytes: Uint8Array, { charset }: { charset?: string } = {}): Result<Settlement, FileRefusal> {
	let rows: SettlementRow[] = [];
	const begin = (): TakeRow => {
		rows = [];
		return (row) => void rows.push(row.toRow());
	};
	const read = scanSettlement([bytes], begin, charset);
	return read.ok ? done({ ...read.value, rows }) : read;
}
