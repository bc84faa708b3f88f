import { describe, expect, test } from 'vitest';
import { unit } from '#cli/commands/install';

/** The lines of a section of the unit. */
function section(text: string, name: string): string[] {
  const [, , body = ''] = new RegExp(`(^|\\n)\\[${name}\\]\\n([^[]*)`).exec(text) ?? [];
  return body.split('\n').filter((line) => line !== '');
}

/**
 * The environment that systemd would give the service: it splits at white space outside of quotes, reads escapes, and puts a percent
 * sign for two (systemd.exec(5) at Environment=, systemd.syntax(7), systemd.unit(5) at Specifiers).
 */
function environmentOf(text: string): Record<string, string> {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  const settings = section(text, 'Service').flatMap((line) => {
    const [, value] = /^Environment=(.*)$/.exec(line) ?? [];
    if (value === undefined) return [];
    expect(value).toMatch(/^(?:[^\s"'\\]+|"(?:[^"\\]|\\["\\nrt])*")$/);
    expect(value.replaceAll('%%', '')).not.toContain('%');
    const bare = value.startsWith('"') ? value.slice(1, -1) : value;
    return [bare.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter).replaceAll('%%', '%')];
  });
  return Object.fromEntries(settings.map((setting) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]));
}

const always = { SIJILL_DATA: '/var/lib/sijill' };

describe('the settings of the service', () => {
  test('are only where the data lie, unless others are given', () => expect(environmentOf(unit({}))).toEqual(always));

  test.each([
    ['plain', '127.0.0.1'],
    ['a percent sign', 'https://example.com/a%20b%%c%n'],
    ['quotes', `"double" and 'single'`],
    ['spaces', ' two  words '],
    ['backslashes', String.raw`C:\new\table\\ \" \x41`],
    ['a dollar sign', '$HOME ${HOME} $& $1'],
    ['other scripts', 'سجل'],
    ['nothing', ''],
    ['an equals sign', 'a=b=c'],
    ['a hash', '# no comment ; nor this'],
    ['a tab', 'a\tb'],
    ['line breaks', 'a\nExecStart=/bin/evil\r\nb'],
    ['a line break that is escaped', String.raw`a\nb` + '\\'],
  ])('arrive as they were: %s', (_, value) => {
    const text = unit({ HOST: value, PORT: '3000' });
    expect(environmentOf(text)).toEqual({ ...always, HOST: value, PORT: '3000' });
    expect(text.split('\n').length).toBe(unit({ HOST: '', PORT: '' }).split('\n').length);
  });
});

describe('the service', () => {
  const service = section(unit({}), 'Service');

  test('runs the program, comes back when it fails, and has longer to end than the program takes', () => {
    expect(service).toContain('ExecStart=/usr/local/bin/sijill serve');
    expect(service).toContain('Restart=on-failure');
    expect(Number(service.find((line) => line.startsWith('TimeoutStopSec='))?.split('=')[1])).toBeGreaterThan(10);
  });

  test('is started at boot, behind the network', () => {
    expect(section(unit({}), 'Install')).toEqual(['WantedBy=multi-user.target']);
    expect(section(unit({}), 'Unit')).toContain('After=network.target');
  });

  // Each takes something from the service that it has no need of; see systemd.exec(5).
  test.each([
    'DynamicUser=yes', 'StateDirectory=sijill', 'StateDirectoryMode=0700', 'UMask=0077',
    'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes', 'PrivateDevices=yes',
    'ProtectKernelTunables=yes', 'ProtectKernelModules=yes', 'ProtectKernelLogs=yes', 'ProtectControlGroups=yes',
    'ProtectClock=yes', 'ProtectHostname=yes', 'ProtectProc=invisible', 'ProcSubset=pid',
    'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX', 'RestrictNamespaces=yes',
    'RestrictRealtime=yes', 'RestrictSUIDSGID=yes', 'LockPersonality=yes', 'RemoveIPC=yes',
    'SystemCallArchitectures=native', 'SystemCallFilter=@system-service', 'SystemCallErrorNumber=EPERM',
  ])('is held by %s', (directive) => {
    expect(service).toContain(directive);
    const [name = ''] = directive.split('=');
    expect(service.filter((line) => line.startsWith(`${name}=`))).toHaveLength(1);
  });
});
