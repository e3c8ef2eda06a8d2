//! Roles: the one table of who may do what.
//!
//! Every act on the agents' socket, by one-shot command or HTTP, and every command of an admin has
//! an [`Action`]; [`allows`] is asked about it and nothing else decides by role. What a role allows
//! may still be refused for another reason: another's ticket, a stale epoch, a queue not served.

pub use baton_shared::staff::Role;

use super::agent::Agent;
use super::refusal::Refusal;

/// What somebody may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    // Looking.
    ListTickets,
    ReadTicket,
    FollowTicket,
    ReadFile,
    SeeDesk,
    /// Tickets of queues that one does not serve.
    SeeAllQueues,
    // Work on a ticket.
    Take,
    /// A ticket that another agent holds.
    TakeOver,
    Say,
    Type,
    Note,
    Transfer,
    /// A ticket that another agent holds, or nobody.
    TransferOthers,
    /// To an agent who is not asked.
    ForceTransfer,
    Accept,
    Decline,
    Release,
    Hold,
    Resume,
    Handback,
    Close,
    /// A ticket that another agent holds, or nobody.
    CloseOthers,
    Undo,
    /// What another agent did.
    UndoOthers,
    Mute,
    SettleUnsent,
    RateBriefing,
    // Oneself.
    SetStatus,
    // The desk.
    SwitchDesk,
    ReadPolicy,
    ActivatePolicy,
    ReadReport,
    // The relay and people's data.
    ReadAudit,
    Reveal,
    ReadAccounts,
    ManageAccounts,
    ReadDelivery,
    SteerDelivery,
    ExportPerson,
    ErasePerson,
    RunRetention,
    Diagnose,
    Backup,
}

use Action as A;

impl Action {
    /// Every one, for tests and for tables shown to people.
    pub const ALL: [Self; 43] = [
        A::ListTickets,
        A::ReadTicket,
        A::FollowTicket,
        A::ReadFile,
        A::SeeDesk,
        A::SeeAllQueues,
        A::Take,
        A::TakeOver,
        A::Say,
        A::Type,
        A::Note,
        A::Transfer,
        A::TransferOthers,
        A::ForceTransfer,
        A::Accept,
        A::Decline,
        A::Release,
        A::Hold,
        A::Resume,
        A::Handback,
        A::Close,
        A::CloseOthers,
        A::Undo,
        A::UndoOthers,
        A::Mute,
        A::SettleUnsent,
        A::RateBriefing,
        A::SetStatus,
        A::SwitchDesk,
        A::ReadPolicy,
        A::ActivatePolicy,
        A::ReadReport,
        A::ReadAudit,
        A::Reveal,
        A::ReadAccounts,
        A::ManageAccounts,
        A::ReadDelivery,
        A::SteerDelivery,
        A::ExportPerson,
        A::ErasePerson,
        A::RunRetention,
        A::Diagnose,
        A::Backup,
    ];

    /// The act in words, after "this role may not".
    #[must_use]
    pub fn words(self) -> &'static str {
        self.row().1
    }

    /// The table: who may, and the act in words.
    fn row(self) -> (Who, &'static str) {
        use Who::{Admins, Auditors, Everybody, Leads, Overseers, Workers};
        match self {
            A::ListTickets => (Everybody, "list tickets"),
            A::ReadTicket => (Everybody, "read tickets"),
            A::FollowTicket => (Everybody, "follow tickets"),
            A::ReadFile => (Everybody, "fetch files"),
            A::SeeDesk => (Everybody, "look at the desk"),
            A::SeeAllQueues => (Overseers, "see other queues"),
            A::TakeOver => (Leads, "take over; a lead may"),
            A::TransferOthers => (Leads, "transfer what another holds; a lead may"),
            A::ForceTransfer => (Leads, "force a transfer; a lead may"),
            A::CloseOthers => (Leads, "close what another holds; a lead may"),
            A::UndoOthers => (Leads, "undo what another did; a lead may"),
            A::SetStatus => (Workers, "take work, and so has no status"),
            A::SwitchDesk => (Leads, "switch hand-overs off or on; a lead may"),
            A::ReadPolicy => (Overseers, "read the policy; a lead may"),
            A::ActivatePolicy => (Leads, "activate a policy; a lead may"),
            A::ReadReport => (Overseers, "read reports; a lead may"),
            A::ReadAudit => (Auditors, "read the audit; an auditor or admin may"),
            A::Reveal => (Everybody, "see what is masked"),
            A::ReadAccounts => (Overseers, "list accounts; a lead may"),
            A::ManageAccounts => (Admins, "change accounts; an admin may"),
            A::ReadDelivery => (Overseers, "see what waits to go out; a lead may"),
            A::SteerDelivery => (Admins, "steer delivery; an admin may"),
            A::ExportPerson => (Admins, "export a person's data; an admin may"),
            A::ErasePerson => (Admins, "erase a person's data; an admin may"),
            A::RunRetention => (Admins, "run retention; an admin may"),
            A::Diagnose => (Auditors, "examine the relay; an admin may"),
            A::Backup => (Admins, "take a backup; an admin may"),
            A::Take
            | A::Say
            | A::Type
            | A::Note
            | A::Transfer
            | A::Accept
            | A::Decline
            | A::Release
            | A::Hold
            | A::Resume
            | A::Handback
            | A::Close
            | A::Undo
            | A::Mute
            | A::SettleUnsent
            | A::RateBriefing => (Workers, "change tickets"),
        }
    }
}

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Everybody,
    /// All but auditors, who only look.
    Workers,
    /// Leads and admins.
    Leads,
    /// Leads, admins and auditors.
    Overseers,
    /// Auditors and admins.
    Auditors,
    Admins,
}

/// Asks the table: whether a role may do it.
#[must_use]
pub fn allows(role: Role, action: Action) -> bool {
    match action.row().0 {
        Who::Everybody => true,
        Who::Workers => role != Role::Auditor,
        Who::Leads => matches!(role, Role::Lead | Role::Admin),
        Who::Overseers => role != Role::Agent,
        Who::Auditors => matches!(role, Role::Admin | Role::Auditor),
        Who::Admins => role == Role::Admin,
    }
}

/// The gate: asks the table for one agent. An ended account may do nothing.
///
/// # Errors
/// [`Refusal::Forbidden`] with who may, [`Refusal::NoSuchAgent`] for an ended account.
pub fn permit(agent: &Agent, action: Action) -> Result<(), Refusal> {
    if agent.revoked {
        return Err(Refusal::NoSuchAgent(agent.name.clone()));
    }
    if allows(agent.role, action) { Ok(()) } else { Err(Refusal::Forbidden(action.words())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 4] = [Role::Agent, Role::Lead, Role::Admin, Role::Auditor];

    /// Written out by hand, a row an action, in the order agent, lead, admin, auditor.
    const EXPECTED: &str = "
        ListTickets     yes yes yes yes
        ReadTicket      yes yes yes yes
        FollowTicket    yes yes yes yes
        ReadFile        yes yes yes yes
        SeeDesk         yes yes yes yes
        SeeAllQueues    no  yes yes yes
        Take            yes yes yes no
        TakeOver        no  yes yes no
        Say             yes yes yes no
        Type            yes yes yes no
        Note            yes yes yes no
        Transfer        yes yes yes no
        TransferOthers  no  yes yes no
        ForceTransfer   no  yes yes no
        Accept          yes yes yes no
        Decline         yes yes yes no
        Release         yes yes yes no
        Hold            yes yes yes no
        Resume          yes yes yes no
        Handback        yes yes yes no
        Close           yes yes yes no
        CloseOthers     no  yes yes no
        Undo            yes yes yes no
        UndoOthers      no  yes yes no
        Mute            yes yes yes no
        SettleUnsent    yes yes yes no
        RateBriefing    yes yes yes no
        SetStatus       yes yes yes no
        SwitchDesk      no  yes yes no
        ReadPolicy      no  yes yes yes
        ActivatePolicy  no  yes yes no
        ReadReport      no  yes yes yes
        ReadAudit       no  no  yes yes
        Reveal          yes yes yes yes
        ReadAccounts    no  yes yes yes
        ManageAccounts  no  no  yes no
        ReadDelivery    no  yes yes yes
        SteerDelivery   no  no  yes no
        ExportPerson    no  no  yes no
        ErasePerson     no  no  yes no
        RunRetention    no  no  yes no
        Diagnose        no  no  yes yes
        Backup          no  no  yes no
    ";

    #[test]
    fn the_table_is_the_one_written_out_over_its_full_product() {
        let rows = EXPECTED.lines().map(str::trim).filter(|row| !row.is_empty());
        let mut seen = Vec::new();
        for (row, action) in rows.zip(Action::ALL) {
            let mut words = row.split_whitespace();
            assert_eq!(words.next(), Some(format!("{action:?}").as_str()));
            for (role, word) in ROLES.into_iter().zip(words) {
                assert_eq!(allows(role, action), word == "yes", "{role:?} {action:?}");
            }
            seen.push(action);
        }
        assert_eq!(seen, Action::ALL);
    }

    #[test]
    fn every_action_is_listed_once() {
        for (at, action) in Action::ALL.into_iter().enumerate() {
            // The enum's own order: a new action that is not in the list moves this.
            assert_eq!(action as usize, at, "{action:?}");
        }
        assert_eq!(Action::Backup as usize, Action::ALL.len() - 1, "the last one");
    }

    #[test]
    fn an_auditor_changes_nothing_and_each_role_above_an_agent_may_all_that_an_agent_may() {
        let looks = |action| {
            let words = format!("{action:?}");
            ["List", "Read", "Follow", "See", "Reveal", "Diagnose"]
                .iter()
                .any(|look| words.starts_with(look))
        };
        for action in Action::ALL {
            assert_eq!(allows(Role::Auditor, action), looks(action), "{action:?}");
            assert!(allows(Role::Lead, action) || !allows(Role::Agent, action), "{action:?}");
            assert!(allows(Role::Admin, action), "{action:?}");
        }
    }

    #[test]
    fn an_ended_account_may_nothing_whatever_its_role() {
        let mut agent = Agent::new("eve".parse().expect("a name"));
        agent.role = Role::Admin;
        assert!(agent.revoked);
        for action in Action::ALL {
            assert!(permit(&agent, action).is_err());
        }
    }
}
