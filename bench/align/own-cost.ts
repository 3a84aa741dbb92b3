import { readFileSync } from 'node:fs';

/** Processor seconds of this process, its threads and the programs that it started (Linux), and its peak memory. */
export function ownCost(): { cpuSeconds: number; peakMB: number } {
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 + childSeconds(), peakMB: Math.round(maxRSS / 1024) };
}

/** The 16th and 17th fields of /proc/self/stat, in hundredths of a second; the name before them may hold spaces. */
function childSeconds(): number {
	if (process.platform !== 'linux') return 0;
	const fields = readFileSync('/proc/self/stat', 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return (Number(fields[13]) + Number(fields[14])) / 100;
}
