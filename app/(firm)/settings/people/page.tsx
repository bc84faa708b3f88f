import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { invitePerson, revokeOne } from './actions';
import { OneTimeLink } from '#components/form/one-time-link';
import { People } from './people';
import { Radios, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { listInvitations } from '#lib/users/invitations';
import { roles } from '#lib/users/input';

export default async function PeopleSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'users.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <People ctx={ctx} />
      <Invite ctx={ctx} />
      <OpenInvitations ctx={ctx} />
      <title>{t('people.title')}</title>
    </>
  );
}

function Invite({ ctx }: { ctx: Context }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const explained = roles.map((role) => ({ value: role, label: `${t(`people.roles.${role}`)}: ${t(`people.allows.${role}`)}` }));
  return (
    <section className="group invite">
      <h2>{t('people.invite')}</h2>
      <p>{t('people.inviteLead')}</p>
      <Form action={invitePerson} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('people.invite') }) }}>
        <OneTimeLink words={{ copy: t('people.copy'), copied: t('people.copied') }} />
        <TextField name="name" label={t('people.name')} help={t('people.nameHelp')} required dir="auto" />
        <Radios name="role" label={t('people.role')} required value="member" options={explained} />
        <div className="actions"><Submit>{t('people.makeLink')}</Submit></div>
      </Form>
    </section>
  );
}

async function OpenInvitations({ ctx }: { ctx: Context }) {
  const invitations = await listInvitations(ctx);
  if (invitations.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const until = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <section className="group">
      <h2>{t('people.open')}</h2>
      <ul className="rows">
        {invitations.map(({ id, name, role, by, expiresAt }) => (
          <li key={id}>
            <div>
              <bdi className="strong">{name}</bdi> · {t(`people.roles.${role}`)}
              <p className="help">{t('people.until', { until: until(expiresAt), by })}</p>
            </div>
            <div className="row-forms">
              <Form action={revokeOne} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('people.open') }) }}>
                <input type="hidden" name="invitation" value={id} />
                <button className="link" aria-label={t('people.revokeNamed', { name })}>{t('people.revoke')}</button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
