// One task in a process of its own. Prints one line of JSON: seconds, rows, and the highest resident memory in MB.
import { TASKS, type TaskName } from './tasks';

async function measure(name: TaskName, path: string): Promise<void> {
	const { task } = await TASKS[name]();
	const start = performance.now();
	const rows = await task(path);
	const seconds = (performance.now() - start) / 1000;
	// The highest of the whole life of the process, as the system kept it.
	const peakMb = Math.round((process.resourceUsage().maxRSS * 1024) / 1_000_000);
	console.log(JSON.stringify({ seconds, rows, peakMb }));
}

void measure(process.argv[2] as TaskName, process.argv[3]);
