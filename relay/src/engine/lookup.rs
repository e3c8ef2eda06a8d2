//! What the log knows by a name: a customer's, a message's, a ticket's. Names are kept as keys that
//! were claimed once, so each question is one look at an index, whatever has left memory.

use baton_shared::id::{ChannelName, ConversationId, Position, TicketNumber};

use super::names::NameKeys;
use super::{Engine, draft};
use crate::log::{ClaimRow, ReadError};

impl Engine {
    /// Who holds one of a name's keys.
    async fn held(&self, space: &str, name: &NameKeys) -> Result<Option<ClaimRow>, ReadError> {
        let keys = name.iter().map(|key| (space.to_owned(), key.to_owned())).collect();
        Ok(self.log().claimed(keys).await?.into_iter().flatten().next())
    }

    /// Of these conversations, those that were erased.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn erased(
        &self,
        conversations: &[ConversationId],
    ) -> Result<Vec<ConversationId>, ReadError> {
        let key = |id: &ConversationId| (draft::ERASED_SPACE.to_owned(), id.to_string());
        let rows = self.log().claimed(conversations.iter().map(key).collect()).await?;
        let erased = conversations.iter().zip(rows).filter(|(_, row)| row.is_some());
        Ok(erased.map(|(id, _)| id.clone()).collect())
    }

    /// The conversation with a channel's customer, if they ever wrote.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn conversation_of_customer(
        &self,
        channel: &ChannelName,
        customer: &str,
    ) -> Result<Option<ConversationId>, ReadError> {
        let keys = self.ids().keys_of(customer);
        let row = self.held(&draft::customer_space(channel), &keys).await?;
        Ok(row.and_then(|row| row.stream.as_conversation()))
    }

    /// Where the commit begins that took a customer's message in, by its provider's id.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn taken_in(
        &self,
        channel: &ChannelName,
        provider_id: &str,
    ) -> Result<Option<Position>, ReadError> {
        let keys = self.ids().keys_of(provider_id);
        Ok(self.held(&draft::inbound_space(channel), &keys).await?.map(|row| row.pos))
    }

    /// Where the commit begins that carried a visitor's act out.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn acted_at(
        &self,
        conversation: &ConversationId,
        id: &str,
    ) -> Result<Option<Position>, ReadError> {
        let keys = draft::visitor_keys(self.ids(), conversation, id);
        Ok(self.held(draft::VISITOR_SPACE, &keys).await?.map(|row| row.pos))
    }

    /// The conversation of a ticket, open or long closed.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn conversation_of(
        &self,
        number: TicketNumber,
    ) -> Result<Option<ConversationId>, ReadError> {
        if let Some(conv) = self.state().of_ticket(number) {
            return Ok(Some(conv.id.clone()));
        }
        let key = ("ticket".to_owned(), draft::ticket_key(number));
        let mut rows = self.log().claimed(vec![key]).await?;
        Ok(rows.pop().flatten().and_then(|row| row.stream.as_conversation()))
    }
}
