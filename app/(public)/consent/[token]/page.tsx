import { withdrawConsents } from '../../actions';
import { type SearchParams, single } from '../../../search-params';
import { Checkboxes, Hidden } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { consentKey } from '#lib/consent/consents';
import { findConsentLink } from '#lib/consent/link';
import { translator } from '#lib/messages';
import { readerLocale } from '#lib/session';

interface ConsentLinkProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<SearchParams>;
}

/** What a customer sees who opens the link. To look changes nothing: only the press does. */
export default async function ConsentLinkPage({ params, searchParams }: ConsentLinkProps) {
  const { token } = await params;
  const t = translator(await readerLocale());
  const title = t('consent.publicTitle');
  const done = single((await searchParams)['done']) !== '';
  const link = done ? null : await findConsentLink(token);
  if (!link || link.given.length === 0) {
    return (
      <>
        <title>{title}</title>
        <h1>{title}</h1>
        <p>{t(done ? 'consent.publicDone' : link ? 'consent.publicNone' : 'consent.publicGone')}</p>
      </>
    );
  }
  const keys = link.given.map(consentKey);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t('consent.publicLead', { firm: link.firmName })}</p>
      <Form action={withdrawConsents} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Hidden name="token" value={token} />
        <Hidden name="shown" value={keys.join(' ')} />
        <Checkboxes name="kept" label={title} value={keys.join('\n')} options={keys.map((key) => ({ value: key, label: t(`consent.sentences.${key}`, { firm: link.firmName }) }))} />
        <div className="actions"><Submit>{t('consent.confirm')}</Submit></div>
      </Form>
    </>
  );
}
