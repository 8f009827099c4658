import type { BridgeSettings, SeriesSettings } from '../../nodes/domain/settings/settings.types';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import type { NominalMapRow, RowType } from '../../nodes/domain/settlement/catalogue/classify';
import { overruledMapRows, unmatchedMapRows } from '../../nodes/domain/settlement/catalogue/mapUse';
import { readFacts, type GivenFacts } from '../../nodes/domain/settlement/known/readFacts';
import { wordOf } from '../../nodes/domain/settlement/known/sageRow';
import { assumptionsOf } from './assumptions';
import { workThrough, type WorkedSettlement } from './chain';
import { loadFacts, loadPrevious } from './facts';
import { loadSettlements, PreviewProblem, type SettlementFile } from './load';
import { ofAssumedSeries, ofTheirSeries, type SeriesBefore } from './previous';
import { assumedSettings, reducedCodeIn } from './standIns';
import { loadMap, loadSettings, loadSkuMap } from './tables';

/** Files of the call, by what they are. */
export interface AuditFiles {
	readonly files: readonly string[];
	readonly settings?: string;
	readonly map?: string;
	readonly skuMap?: string;
	readonly sage?: string;
	readonly previous?: string;
}

/** Settlements worked through as a chain. */
export interface Audit {
	/** By series, in the order of their periods. */
	readonly settlements: readonly WorkedSettlement[];
	/** How many are ready. */
	readonly straightThrough: number;
	/** What was taken for granted, sentence by sentence. */
	readonly assumptions: readonly string[];
	/** Rows of the nominal map that match nothing, or are overruled; a sentence each. */
	readonly mapNotes: readonly string[];
	readonly settings: BridgeSettings;
}

/** Reads every file of the call and works the settlements through; `now` is an ISO instant. Throws PreviewProblem or PreviewProblems. */
export function auditOf(call: AuditFiles, now: string): Audit {
	const files = loadSettlements(call.files);
	const facts = call.sage === undefined ? undefined : loadFacts(call.sage);
	const stockCodes = (facts?.products ?? []).map(({ code }) => wordOf(code)).filter((code) => code !== '');
	const skuMap = call.skuMap === undefined ? undefined : loadSkuMap(call.skuMap, stockCodes);
	const { settings, previous } = settingsFor(call, files, facts);
	const nominalMap = call.map === undefined ? [] : loadMap(call.map, knownTo(files, settings));
	const found = { ...readFacts({ ...(facts?.orders && { credits: [] }), ...facts }), ...(skuMap && { skuMap }) };
	const settlements = workThrough({ files, settings, nominalMap, facts: found, previous, now });
	return {
		settlements,
		straightThrough: settlements.filter(({ status }) => status === 'ready').length,
		assumptions: assumptionsOf({
			hasSettings: call.settings !== undefined,
			facts,
			hasSkuMap: skuMap !== undefined,
			files: files.length,
		}),
		mapNotes: mapNotesOn(nominalMap, files, settings),
		settings,
	};
}

function mapNotesOn(map: readonly NominalMapRow[], files: readonly SettlementFile[], { country, fees }: BridgeSettings): string[] {
	const unmatched = unmatchedMapRows(map, knownTypes(files));
	const overruled = [...groupBy(files, ({ settlement }) => settlement.header.currency)].flatMap(([currency, ofCurrency]) =>
		overruledMapRows(map, knownTypes(ofCurrency), { country, currency, rulesFrom: fees.rulesFrom }),
	);
	return [...unmatched, ...overruled];
}

/** What the map may speak of: row types of the files, series of the settings. */
const knownTo = (files: readonly SettlementFile[], { series }: BridgeSettings) => ({
	types: knownTypes(files),
	series: series.map(({ key }) => key),
});

/** Row types of the files, each marketplace by itself. */
function knownTypes(files: readonly SettlementFile[]): RowType[] {
	const types = new Map<string, RowType>();
	for (const { settlement } of files)
		for (const row of settlement.rows)
			types.set(`${row.transactionType}|${row.amountType}|${row.amountDescription}|${row.marketplaceName}`, row);
	return [...types.values()];
}

function settingsFor(
	call: AuditFiles,
	files: readonly SettlementFile[],
	facts: GivenFacts | undefined,
): { readonly settings: BridgeSettings; readonly previous: SeriesBefore['previous'] } {
	const currencies = [...new Set(files.map(({ settlement }) => settlement.header.currency))];
	const posted = call.previous === undefined ? [] : loadPrevious(call.previous);
	const previousPath = call.previous ?? '';
	if (call.settings === undefined) {
		const { series, previous } = ofAssumedSeries(previousPath, posted, currencies);
		return { settings: assumedSettings(series, reducedCodeIn(facts?.taxCodes ?? [])), previous };
	}
	const settings = loadSettings(call.settings);
	needSeries(call.settings, currencies, settings.series);
	const own = settings.series.filter(({ currency }) => currencies.includes(currency));
	const known = posted.every(({ series }) => series !== '') ? settings.series : own;
	return { settings, previous: ofTheirSeries(previousPath, posted, known).previous };
}

function needSeries(path: string, currencies: readonly string[], series: readonly SeriesSettings[]): void {
	const missing = currencies.find((each) => !series.some(({ currency }) => currency === each));
	if (missing !== undefined)
		throw new PreviewProblem(path, `The settings have no series in ${missing}.`, `Add the rows of a series in ${missing}.`);
}
