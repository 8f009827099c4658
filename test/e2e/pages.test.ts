import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PAGES_LOGIN } from '../../sandbox/demo/credentials';
import { TABLES, WORKFLOWS } from '../../sandbox/demo/ids';
import { eventually, World } from './world';

jest.setTimeout(600_000);

/** Debian's package `chromium`. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, and what axe calls good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WAYS = [
	['wide', 1280, 'light'],
	['wide in the dark', 1280, 'dark'],
	['on a phone', 390, 'light'],
	['on a phone in the dark', 390, 'dark'],
] as const;
const HOSTILE = `"><img src=x onerror="document.title='taken'"><script>document.title='taken'</script>\u001b[2J=1+1${'x'.repeat(10_000)}`;

let world: World;
let browser: Browser;

const addressOf = (path: string) => `${world.running.api.url}/webhook/${path}`;
const login = (password: string = PAGES_LOGIN.password) => ({ username: PAGES_LOGIN.user, password });

async function withPage<T>(
	options: Parameters<Browser['newContext']>[0],
	work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
	const context = await browser.newContext({ httpCredentials: login(), ...options });
	try {
		return await work(await context.newPage(), context);
	} finally {
		await context.close();
	}
}

/** Opens a page; n8n knows its address some seconds after publishing. */
async function open(page: Page, path: string) {
	return await eventually(
		async () => await page.goto(addressOf(path)),
		(answer) => answer?.status() !== 404,
	);
}

async function faultsOf(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	const { violations } = await page.evaluate(async (rules) => await (globalThis as any).axe.run('html', { runOnly: rules }), RULES);
	return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
}

const textOf = async (page: Page) => (await page.locator('body').innerText()).replace(/\s+/g, ' ');

beforeAll(async () => {
	expect([CHROMIUM, existsSync(CHROMIUM)]).toEqual([CHROMIUM, true]);
	browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
	world = await World.begin();
	await world.run();
	await world.running.api.addRows(TABLES.exceptions.id, [
		{
			status: 'open',
			key: 'hostile',
			kind: 'unknownSku',
			owner: 'ecommerce',
			recordType: 'order',
			recordId: HOSTILE,
			message: HOSTILE,
			remedy: HOSTILE,
			dueAt: '2020-01-01T00:00:00.000Z',
			amount: '1.00',
			currency: 'GBP',
		},
	]);
});
afterAll(async () => {
	await browser?.close();
	await world?.end();
});

describe.each([
	['amazon-health', ''],
	['amazon-exceptions', ''],
	['amazon-order', 'orderId'],
	['amazon-settlements', ''],
	['amazon-month-end', ''],
	['amazon-settlement', 'settlementId'],
])('the page %s', (name, asksFor) => {
	let path: string;
	beforeAll(async () => {
		const [row] = await world.rows(asksFor === 'orderId' ? 'orderMoney' : 'board');
		path = asksFor ? `${name}?id=${row[asksFor]}` : name;
	});
	it.each(WAYS)('%s needs no scrolling to the side and has no fault of contrast or labels', async (_, width, colorScheme) => {
		await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
			expect((await open(page, path))?.status()).toBe(200);
			expect(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))).toBeLessThanOrEqual(0);
			expect(await faultsOf(page)).toEqual([]);
			expect(await page.title()).not.toBe('taken');
		});
	});

	it('is kept by no browser or proxy, and reaches nothing of n8n', async () => {
		await withPage({}, async (page) => {
			const headers = (await open(page, path))?.headers() ?? {};
			expect(headers['cache-control']).toBe('no-store');
			expect(headers['content-type']).toBe('text/html; charset=utf-8');
			expect(headers['content-security-policy']).toMatch(/^sandbox/);
			expect(headers['content-security-policy']).not.toContain('allow-same-origin');
		});
	});

	it('is refused with a wrong password, and without one', async () => {
		await withPage({ httpCredentials: login('guessed') }, async (page) => expect((await open(page, path))?.status()).toBe(401));
		await withPage({ httpCredentials: undefined }, async (page) => expect((await page.request.get(addressOf(path))).status()).toBe(401));
	});
});

test('the exception desk shows what the demo company has to put right, and leads to one owner and to a file', async () => {
	await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
		await open(page, 'amazon-exceptions');
		const open_ = await world.openExceptions();
		expect(await textOf(page)).toContain(`${open_.length} things wait for a person`);
		expect(await page.getByRole('heading', { name: 'New kind of row in a settlement' }).count()).toBe(1);
		const links = await page.locator('a[href^="../workflow/"]').count();
		expect(links).toBe(open_.filter(({ executionId, workflowId }) => executionId && workflowId).length);
		expect(links).toBeGreaterThan(0);
		await page.getByRole('link', { name: /^Finance/ }).click();
		expect(page.url()).toContain('owner=finance');
		expect(await page.getByRole('heading', { name: 'SKU without a stock code' }).count()).toBe(0);
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Download these rows as CSV' }).click(),
		]);
		expect(file.suggestedFilename()).toMatch(/^exceptions-\d{4}-\d{2}-\d{2}\.csv$/);
	});
});

test('an order is found by the box, and leads to its settlement', async () => {
	await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
		const [{ orderId, settlementId }] = await world.rows('orderMoney');
		expect((await open(page, 'amazon-order'))?.status()).toBe(200);
		expect(await textOf(page)).toContain('Look for an order by its id on Amazon.');
		await page.getByLabel('Amazon order id').fill(String(orderId));
		await page.getByRole('button', { name: 'Look for it' }).click();
		await page.getByRole('heading', { name: `Order ${orderId}` }).waitFor();
		await page.getByRole('link', { name: String(settlementId) }).click();
		await page.getByRole('heading', { name: `Settlement ${settlementId}` }).waitFor();
		expect(await textOf(page)).toMatch(/Amazon paid £[\d,.]+; Sage shows £[\d,.]+; difference £0\.00\./);
	});
});

describe('a page that cannot be drawn', () => {
	/** As a request carries it, and as it is. */
	const passwords = [Buffer.from(`${PAGES_LOGIN.user}:${PAGES_LOGIN.password}`).toString('base64'), PAGES_LOGIN.password];
	const found = () => {
		const cells = world.written();
		return passwords.filter((text) => cells.some((cell) => cell.includes(text)));
	};
	const failedPages = async () => (await world.rows('runLog')).filter(({ flow }) => flow === 'pages');
	/** n8n marks a run that is not kept as deleted when it ends, and takes it off its tables at its next clearing, here every minute. */
	const afterwards = async () =>
		await eventually(
			async () => found(),
			(texts) => texts.length === 0,
			200_000,
		);

	/** A drawing that fails, as after a slip of a consultant. */
	const spoilt = (workflow: any) => {
		if (workflow.id !== WORKFLOWS.drawExceptions.id) return;
		workflow.nodes.find(({ name }: any) => name === 'Draw the page').parameters.now = 'no time';
	};
	/** An answer that fails, in the workflow that has the request. */
	const broken = (workflow: any) => {
		if (workflow.id !== WORKFLOWS.pages.id) return;
		workflow.nodes.find(({ name }: any) => name === 'Give the page').parameters.respondWith = 'binary';
	};

	it('says so, leaves a row in the run log, and no password in the database of n8n', async () => {
		await world.publish(spoilt);
		await withPage({}, async (page) => {
			const answer = await eventually(
				async () => await page.goto(addressOf('amazon-exceptions')),
				(got) => got?.status() === 500,
			);
			expect(answer?.status()).toBe(500);
			expect(await textOf(page)).toContain('The page could not be drawn');
			expect(await faultsOf(page)).toEqual([]);
		});
		const [row] = await eventually(failedPages, (rows) => rows.length > 0);
		expect(row).toMatchObject({ status: 'failed', message: 'Now is not an instant' });
		expect(JSON.stringify(row)).not.toMatch(/authorization|cookie|user-agent/i);
		expect(await afterwards()).toEqual([]);
	});

	it('leaves none where the answer itself fails', async () => {
		await world.publish(broken);
		await withPage({}, async (page) => {
			const answer = await eventually(
				async () => await page.goto(addressOf('amazon-exceptions')),
				(got) => got?.status() === 500,
			);
			expect(answer?.status()).toBe(500);
		});
		expect(await afterwards()).toEqual([]);
	});

	it('would leave it there with other settings of the workflow: this search finds it', async () => {
		await world.publish((workflow) => {
			broken(workflow);
			if (workflow.id === WORKFLOWS.pages.id) workflow.settings.saveDataErrorExecution = 'all';
		});
		const left = async () => {
			await withPage({}, async (page) => await page.goto(addressOf('amazon-exceptions')));
			return found();
		};
		expect(await eventually(left, (texts) => texts.length > 0)).toContain(passwords[0]);
	});
});
