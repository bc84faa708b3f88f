'use client';

import { useState, useSyncExternalStore } from 'react';
import { useFormState } from '#components/form/form';

interface OneTimeLinkProps {
  words: { copy: string; copied: string };
}

const never = () => () => {};

/** Without JavaScript, and on another machine's address without https, people copy by hand. */
const hasClipboard = () => 'clipboard' in navigator;

/** A link that the action has answered with, ready to be copied; nothing before one was made. */
export function OneTimeLink({ words }: OneTimeLinkProps) {
  const { link, linkLabel, linkHelp } = useFormState().values;
  const [copied, setCopied] = useState('');
  const canCopy = useSyncExternalStore(never, hasClipboard, () => false);
  if (!link) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(link);
  };
  return (
    <div className="one-time-link field">
      <label htmlFor="link">{linkLabel}</label>
      <p className="help" id="link-help">{linkHelp}</p>
      <div className="beside">
        <input key={link} id="link" type="text" dir="ltr" readOnly autoFocus aria-describedby="link-help" defaultValue={link} onFocus={(event) => event.target.select()} />
        {canCopy && <button type="button" className="button" onClick={() => void copy()}>{copied === link ? words.copied : words.copy}</button>}
      </div>
    </div>
  );
}
