import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { publish } from '#lib/durable';
import { readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';

const program = '/usr/local/bin/sijill';
const unitFile = '/etc/systemd/system/sijill.service';

/** In a unit a percent sign begins a specifier, and quotes, backslashes and ends of lines are read (systemd.syntax(7)). */
function quoted(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`);
  return `"${escaped.replaceAll('%', '%%')}"`;
}

/**
 * The unit: a user of its own that exists only while the service runs, one folder that it may write to, and nothing else of the
 * system that it could change or needs to see (systemd.exec(5)).
 * @param settings variables that the service is to have
 */
export function unit(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`);
  return `[Unit]
Description=Sijill, the customer register
After=network.target

[Service]
ExecStart=${program} serve
Environment=SIJILL_DATA=/var/lib/sijill
${lines.map((line) => `${line}\n`).join('')}Restart=on-failure
TimeoutStopSec=15

DynamicUser=yes
StateDirectory=sijill
StateDirectoryMode=0700
UMask=0077

ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
ProcSubset=pid
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

const passedOn = ['HOST', 'PORT', 'NEXTAUTH_URL', 'LOG_LEVEL'];

/** `sijill install`: puts the program in its place and writes the service, and says what it did. Starting it is left to the person. */
export function installService(): void {
  readEnvironment(process.env);
  const self = process.env['SIJILL_EXECUTABLE'];
  if (!self) throw new EnvironmentProblem('Only the single file installs itself as a service; build it with npm run binary, or download it');
  const settings = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const text = unit(settings);
  const before = existsSync(unitFile) ? readFileSync(unitFile, 'utf8') : text;
  if (self !== program) {
    place(program, (fresh) => copyFileSync(self, fresh));
    console.log(`Copied the program to ${program}`);
  }
  if (before !== text) {
    place(`${unitFile}.before`, (fresh) => writeFileSync(fresh, before));
    console.log(`Kept the service as it was in ${unitFile}.before`);
  }
  place(unitFile, (fresh) => writeFileSync(fresh, text));
  console.log(`Wrote ${unitFile}: the data will lie in /var/lib/sijill, under a user of their own`);
  console.log('Start it now and at every boot: systemctl daemon-reload && systemctl enable --now sijill');
}

/** Writes beside the place and renames, so that what is running is never half a file. */
function place(target: string, write: (fresh: string) => void): void {
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}`;
  write(fresh);
  publish(fresh, target);
}
